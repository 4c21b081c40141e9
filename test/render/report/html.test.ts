import { expect, test } from 'vitest'
import { html } from '../../../src/render/report/html.ts'

test('words are escaped wherever they stand; markup, numbers and lists of them stay', () => {
  const evil = `"'<b>&amp;\0`
  const list = [html`<i>${evil}</i>`, null, 1 / 3, [evil]]
  expect(html`<a title="${evil}">${list}</a>`.markup).toBe(
    '<a title="&quot;&#39;&lt;b&gt;&amp;amp;\ufffd"><i>&quot;&#39;&lt;b&gt;&amp;amp;\ufffd</i>0.33&quot;&#39;&lt;b&gt;&amp;amp;\ufffd</a>',
  )
})
