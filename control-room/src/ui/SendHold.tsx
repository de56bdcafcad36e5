import { HoldButton, type HoldButtonProps } from '@smart-triage/shared/ui/HoldButton';
import { useNoLink } from '../lib/linkContext.ts';

/** As `SendButton`, for what is held. A hold that the cut comes into is let go. */
export function SendHold(props: HoldButtonProps) {
  return <HoldButton {...props} refusal={useNoLink()} />;
}
