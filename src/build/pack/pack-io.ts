/** Reading and writing at places of open files, which no thread moves for another. */
import fs from 'node:fs'

/** Fills a buffer from a place of a file; false if the file ends before. Throws what the system says. */
export function readAt(fd: number, buffer: Buffer, offset: number): boolean {
  for (let done = 0; done < buffer.length; ) {
    const count = fs.readSync(fd, buffer, done, buffer.length - done, offset + done)
    if (count === 0) return false
    done += count
  }
  return true
}

/** Writes all of the bytes to a place of a file. */
export function writeAt(fd: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += fs.writeSync(fd, bytes, done, bytes.length - done, offset + done)
  }
}
