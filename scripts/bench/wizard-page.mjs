/** How the measurements find their way through the wizard, by what a person sees; the table of lines is found by its class. */
export const wizardPage = {
  start: '/wizard',
  site: '/wizard?step=site',
  takeHome: '/wizard?step=take-home',
  address: 'Public address',
  port: 'Port',
  zip: 'Download zip',
  preview: 'aside table.diff',
};
