// What Visavis sends, read tolerantly: new fields are ignored, new words are kept as text.
import { z } from 'zod';

export const actions = [
  'submit_proposal',
  'change_profile_photo',
  'withdraw_earnings',
  'accept_direct_hire',
  'appear_in_search',
  'work_on_contract',
] as const;
export type Action = (typeof actions)[number];

export type Trigger = 'first_proposal' | 'risky_category' | 'suspicion' | 'periodic' | 'manual';

const holdSchema = z.object({
  kind: z.string(),
  denied_actions: z.array(z.string()),
  reason: z.string(),
  since: z.string(),
});
export type Hold = z.infer<typeof holdSchema>;

const lastResultSchema = z.object({
  outcome: z.string(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })).default([]),
  message: z.string().nullish(),
  decided: z.string(),
});
export type LastResult = z.infer<typeof lastResultSchema>;

const appealSchema = z.object({
  status: z.string(),
  requested: z.string(),
  answer_by: z.string(),
});
export type Appeal = z.infer<typeof appealSchema>;

const effectSchema = z.object({ id: z.string(), name: z.string(), status: z.string() });
export type Effect = z.infer<typeof effectSchema>;

const optionalHold = holdSchema.nullish().transform((hold) => hold ?? null);
const optionalResult = lastResultSchema.nullish().transform((result) => result ?? null);

export const verificationSchema = z.object({
  id: z.string(),
  account: z.string(),
  trigger: z.string(),
  status: z.string(),
  overdue: z.boolean().default(false),
  deadline: z.string().nullish(),
  hold: optionalHold,
  effects: z.array(effectSchema).default([]),
  last_result: optionalResult,
  appeal: appealSchema.nullish().transform((appeal) => appeal ?? null),
  /** A time that is booked for the call. */
  slot: z
    .object({ at: z.string() })
    .nullish()
    .transform((slot) => slot ?? null),
  url: z.string().nullish(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const verificationListSchema = z.object({ data: z.array(verificationSchema) });

export const permissionSchema = z.object({
  account: z.string(),
  action: z.string(),
  allowed: z.boolean(),
  hold: optionalHold,
});
export type Permission = z.infer<typeof permissionSchema>;

const eventSchema = z.object({
  id: z.string().min(1).max(200),
  position: z.number().int(),
  type: z.string(),
  created: z.string(),
  verification: z.string(),
  account: z.string(),
  sequence: z.number().int(),
  data: z.object({
    status: z.string(),
    hold: optionalHold,
    effects: z
      .array(effectSchema)
      .nullish()
      .transform((effects) => effects ?? []),
    last_result: optionalResult,
  }),
});
export type VisavisEvent = z.infer<typeof eventSchema>;

export const eventListSchema = z.object({ data: z.array(eventSchema), has_more: z.boolean() });

export const webhookSchema = z.object({ type: z.string(), data: eventSchema });

export const problemSchema = z.object({
  code: z.string().default('unknown'),
  detail: z.string().default(''),
});

/** Where Visavis tells the freelancer what happens. */
export interface Contact {
  email: string;
  /** BCP 47 */
  language: string;
  /** IANA: in which times are told. */
  time_zone?: string;
}

export interface Profile {
  name: string;
  photo_url?: string;
  title?: string;
  country?: string;
  skills: string[];
  work: { title: string; company: string; from: string; to?: string }[];
  education: { degree: string; school: string; year: string }[];
}
