import type { Grey } from './grey.ts'

/** From a place on a picture to where it stood on the picture that this one was made of; x to the right, y down. */
export type WayBack = (x: number, y: number) => readonly [x: number, y: number]

/** From a picture that `turn` made by so many degrees. */
export function beforeTurn({ width, height }: Size, degrees: 0 | 90 | 180 | 270): WayBack {
  if (degrees === 90) return (x, y) => [y, width - x]
  if (degrees === 180) return (x, y) => [width - x, height - y]
  if (degrees === 270) return (x, y) => [height - y, x]
  return (x, y) => [x, y]
}

/** From the picture that `rotateSlightly` made of another by so many degrees. */
export function beforeRotation(from: Size, to: Size, degrees: number): WayBack {
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  // Numbers alone: the way lives as long as its page is read, the pictures need not.
  const [middleX, middleY, toX, toY] = [from.width / 2, from.height / 2, to.width / 2, to.height / 2]
  return (x, y) => [middleX + (x - toX) * cos + (y - toY) * sin, middleY - (x - toX) * sin + (y - toY) * cos]
}

/** From pixels to shares of a picture's sides, which every size of it has in common. */
export function toShares({ width, height }: Size): WayBack {
  return (x, y) => [x / width, y / height]
}

/** One way after the other. */
export function along(first: WayBack, ...others: readonly WayBack[]): WayBack {
  return others.reduce<WayBack>((before, next) => (x, y) => next(...before(x, y)), first)
}

type Size = Pick<Grey, 'width' | 'height'>
