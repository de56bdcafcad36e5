import { AppError } from '../../errors/appError.ts';
import { ErrorCode } from '../../errors/errorCode.ts';

export function contextOf(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (!context) throw new AppError(ErrorCode.Internal, 'the browser gives no canvas to draw on');
  return context;
}
