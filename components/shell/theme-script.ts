/**
 * Sets the chosen theme before the first paint, so that it never flashes the other one. It stands inside the page, where
 * it costs no further request; the content security policy allows it by its hash. Without storage the system decides.
 */
export const themeScript = `try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
