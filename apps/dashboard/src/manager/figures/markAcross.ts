import type { Plugin } from 'chart.js'

/** A line across a chart's bars where something is due, with its name where there is one. */
export function markAcross(
  mark: { readonly at: number; readonly label?: string },
  colour: string,
): Plugin<'bar'> {
  return {
    id: 'mark',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const x = scales.x!.getPixelForValue(mark.at)
      ctx.save()
      ctx.strokeStyle = colour
      ctx.fillStyle = colour
      ctx.lineWidth = 2
      ctx.beginPath()
      ctx.moveTo(x, chartArea.top)
      ctx.lineTo(x, chartArea.bottom)
      ctx.stroke()
      if (mark.label !== undefined) {
        ctx.textAlign = x > (chartArea.left + chartArea.right) / 2 ? 'right' : 'left'
        ctx.fillText(mark.label, x + (ctx.textAlign === 'left' ? 4 : -4), chartArea.top + 10)
      }
      ctx.restore()
    },
  }
}
