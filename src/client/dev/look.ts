/** The look of the overlay, in a tree of its own: no style of the site reaches it, and none of it the site. */
export const LOOK = `
:host { all: initial; position: fixed; inset: auto auto 12px 12px; z-index: 99999; max-width: calc(100vw - 24px);
  color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; color: light-dark(#1d1d1b, #ecebe7) }
@media print { :host { display: none } }
:host([hidden]) { display: none }
[hidden] { display: none !important }
.bar { display: flex; gap: 4px }
button, summary { font: inherit; color: inherit; cursor: pointer }
button { padding: 5px 10px; border: 1px solid light-dark(#c9c6bd, #55534d); border-radius: 8px;
  background: light-dark(#fffefb, #262521); box-shadow: 0 1px 4px rgb(0 0 0 / 0.2) }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid light-dark(#2f5d8a, #8fbbe8); outline-offset: 2px }
.failed > .bar > .open, .failure { background: light-dark(#8c1d18, #5c1512); color: #fff; border-color: transparent }
.mark::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; background: currentColor }
.error .mark::before { color: #d1362c }
.warning .mark::before { color: #c78a00 }
.info .mark::before, .none .mark::before { color: #6f8fae }
.panel { box-sizing: border-box; width: min(44rem, calc(100vw - 24px)); max-height: min(60vh, 32rem); overflow: auto; margin-bottom: 6px; padding: 12px 16px;
  border: 1px solid light-dark(#c9c6bd, #55534d); border-radius: 10px; background: light-dark(#fffefb, #262521); box-shadow: 0 4px 20px rgb(0 0 0 / 0.25) }
.failure { margin: -12px -16px 12px; padding: 10px 16px; white-space: pre-wrap }
h2 { margin: 10px 0 4px; font-size: 13px; font-weight: 600 }
h2:first-child { margin-top: 0 }
ul { margin: 0; padding: 0; list-style: none }
li { padding: 4px 0 4px 15px; text-indent: -15px; overflow-wrap: anywhere }
li > * { text-indent: 0 }
a { color: light-dark(#2f5d8a, #8fbbe8) }
.place, .help, .empty { font-size: 12px; color: light-dark(#5d5b55, #b3b0a8) }
.place { font-family: ui-monospace, monospace }
a.place { color: light-dark(#2f5d8a, #8fbbe8) }
.help { display: block }
summary { margin-top: 10px; font-size: 13px }
`
