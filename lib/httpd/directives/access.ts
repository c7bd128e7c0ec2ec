import type { DirectiveFacts } from './facts';
import { folders, inModule } from './facts';

const authzCoreDirective = inModule('authz_core');

export const authzCoreDirectives: readonly DirectiveFacts[] = [
  authzCoreDirective('AuthMerging', folders, 'How access rules of outer sections count here.'),
  authzCoreDirective('Require', folders, 'Who may come in.', {
    identity: 'all',
    parameters: { 'forward-dns': '2.4.19' },
  }),
  authzCoreDirective('RequireAll', folders, 'All rules inside must hold.', { isSection: true, identity: 'all' }),
  authzCoreDirective('RequireAny', folders, 'One of the rules inside must hold.', { isSection: true, identity: 'all' }),
  authzCoreDirective('RequireNone', folders, 'None of the rules inside may hold.', {
    isSection: true,
    identity: 'all',
  }),
];

const authnCoreDirective = inModule('authn_core');

export const authnCoreDirectives: readonly DirectiveFacts[] = [
  authnCoreDirective('AuthName', folders, 'What the browser shows above its password box.'),
  authnCoreDirective('AuthType', folders, 'How visitors prove who they are.'),
];

const authBasicDirective = inModule('auth_basic');

export const authBasicDirectives: readonly DirectiveFacts[] = [
  authBasicDirective('AuthBasicAuthoritative', folders, 'Whether a refusal here is the last word.'),
  authBasicDirective('AuthBasicProvider', folders, 'Where names and passwords are looked up.'),
];

const authnFileDirective = inModule('authn_file');

export const authnFileDirectives: readonly DirectiveFacts[] = [
  authnFileDirective('AuthUserFile', folders, 'The file with names and passwords.'),
];

const authzGroupfileDirective = inModule('authz_groupfile');

export const authzGroupfileDirectives: readonly DirectiveFacts[] = [
  authzGroupfileDirective('AuthGroupFile', folders, 'The file that says who belongs to which group.'),
];

const accessCompatDirective = inModule('access_compat');

export const accessCompatDirectives: readonly DirectiveFacts[] = [
  accessCompatDirective('Allow', folders, 'Who may come in, in the words of 2.2.', { identity: 'all' }),
  accessCompatDirective('Deny', folders, 'Who is kept out, in the words of 2.2.', { identity: 'all' }),
  accessCompatDirective('Order', folders, 'Whether Allow or Deny has the last word, in the words of 2.2.'),
  accessCompatDirective('Satisfy', folders, 'Whether address or password is enough, in the words of 2.2.'),
];
