/**
 * What shared code calls and televisions of 2022 (Chromium 87) lack. Import before everything else.
 * The built files are searched for other such calls by a test.
 */
if (!('at' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'at', {
    configurable: true,
    writable: true,
    value: function at<T>(this: readonly T[], index: number): T | undefined {
      const whole = Math.trunc(index) || 0
      return this[whole < 0 ? this.length + whole : whole]
    },
  })
}
