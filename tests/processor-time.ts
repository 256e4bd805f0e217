/**
 * Seconds of processor time that work takes; other programs on the machine do not count. Where a test bounds them, the
 * bound is many times what linear work takes, and a fraction of what quadratic work would.
 */
export function processorSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
