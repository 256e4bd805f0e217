/**
 * Gives back the memory of what this thread does not need any more. V8 does that by itself only while a thread makes
 * new things; one that waits for another thread keeps its garbage beside all that the other one makes.
 */
export async function collectGarbage(): Promise<void> {
  try {
    const { Session } = await import('node:inspector')
    const session = new Session()
    session.connect()
    try {
      await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => resolve()))
    } finally {
      session.disconnect()
    }
  } catch {
    // A Node that was built without it keeps its garbage a while longer.
  }
}
