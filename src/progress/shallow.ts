/** Whether lists and objects lie within one another at most this deep: what goes on much deeper cannot be written again. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1))
}
