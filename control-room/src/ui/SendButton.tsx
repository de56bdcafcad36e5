import { Button, type ButtonProps } from '@smart-triage/shared/ui/Button';
import { useNoLink } from '../lib/linkContext.ts';

/** For what only the server can do: without a link it is refused in words, and what was filled in waits for the link. */
export function SendButton({ refusal, ...props }: ButtonProps) {
  const noLink = useNoLink();
  return <Button {...props} mayBeRefused refusal={refusal ?? noLink} />;
}
