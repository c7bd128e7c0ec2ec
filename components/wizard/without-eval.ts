import * as z from 'zod';

// zod asks the browser whether code may be evaluated, as soon as the first schema is made. The pages forbid that, and
// each attempt would stand in the console as a violation. So this must be the first module that the wizard loads.
z.config({ jitless: true });
