import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As Node runs it: for older targets a template that holds </script> is rewritten with a helper that no test can load.
  oxc: { target: 'esnext' },
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{mail,reading,understanding,dossiers,rules,cases,commands,traps}/**/*.test.ts'],
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/{store,io,workers,board,demo}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait for servers more than they compute; after the others, so that these don't keep them waiting.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
