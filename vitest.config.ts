import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{mail,reading,understanding,dossiers,rules,cases,commands}/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/{store,io,workers,board,demo}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait for servers more than they compute.
          maxWorkers: 2,
        },
      },
    ],
  },
})
