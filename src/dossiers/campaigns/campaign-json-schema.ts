import { z } from 'zod'

import { campaignSchema } from './campaign-schema.ts'

/**
 * campaign.yaml as JSON Schema, so that an editor (VS Code with its YAML extension) tells a slip while it is typed.
 * Scalars may be words or numbers: YAML takes 10 for a number where our reader takes every scalar as text.
 */
export function campaignJsonSchema(): string {
  const schema = z.toJSONSchema(campaignSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== 'string') return
      delete jsonSchema.minLength
      Object.assign(jsonSchema, { type: ['string', 'number'] })
    },
  })
  return `${JSON.stringify({ ...schema, title: 'campaign.yaml' }, null, 2)}\n`
}
