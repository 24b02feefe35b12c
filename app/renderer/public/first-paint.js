// Runs before anything is drawn: the first frame has the colours and the language that the window had last, and the shape
// that its address asks for.
(() => {
  const root = document.documentElement;
  let last = {};
  try {
    last = JSON.parse(localStorage.getItem('sealwright.appearance')) ?? {};
  } catch {
    // Without storage the system decides.
  }
  const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)').matches;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const system = contrast ? 'high-contrast' : dark ? 'dark' : 'light';
  root.dataset.theme = ['light', 'dark', 'high-contrast'].includes(last.theme) ? last.theme : system;
  const locale = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  if (new URLSearchParams(location.search).get('entry') === 'offline') root.dataset.entry = 'offline';
  root.lang = ['zh-CN', 'en'].includes(last.locale) ? last.locale : locale;
})();
