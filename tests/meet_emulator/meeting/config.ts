import type { AccessType, SpaceConfig } from './model.ts';

const restrictionsByDefault = {
  chatRestriction: 'NO_RESTRICTION',
  reactionRestriction: 'NO_RESTRICTION',
  presentRestriction: 'NO_RESTRICTION',
  defaultJoinAsViewerType: 'OFF',
};

export function configByDefault(accessType: AccessType): SpaceConfig {
  return {
    accessType,
    entryPointAccess: 'ALL',
    moderation: 'OFF',
    moderationRestrictions: { ...restrictionsByDefault },
    attendanceReportGenerationType: 'DO_NOT_GENERATE',
    artifactConfig: {
      recordingConfig: { autoRecordingGeneration: 'OFF' },
      transcriptionConfig: { autoTranscriptionGeneration: 'OFF' },
      smartNotesConfig: { autoSmartNotesGeneration: 'OFF' },
    },
  };
}

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function get(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (isTree(at) ? at[name] : undefined), tree);
}

/** What was said, on what holds where nothing was said. The request was checked before. */
function filled(standard: unknown, said: unknown): unknown {
  if (!isTree(standard)) return isUnsaid(said) ? standard : said;
  const names = Object.keys(standard);
  return Object.fromEntries(names.map((name) => [name, filled(standard[name], get(said, [name]))]));
}

/** `..._UNSPECIFIED` is the same as saying nothing. */
function isUnsaid(said: unknown): boolean {
  return said === undefined || (typeof said === 'string' && said.endsWith('_UNSPECIFIED'));
}

function settled(config: unknown): SpaceConfig {
  const whole = config as SpaceConfig;
  // They go into effect with moderation, and fall back when it is turned off.
  if (whole.moderation === 'OFF') whole.moderationRestrictions = { ...restrictionsByDefault };
  return whole;
}

export function newConfig(standard: SpaceConfig, said: unknown): SpaceConfig {
  return settled(filled(standard, said));
}

/** Of each path takes what was said, or what holds without it. `paths` are below `config`. */
export function patchedConfig(
  old: SpaceConfig,
  standard: SpaceConfig,
  said: unknown,
  paths: readonly string[][],
): SpaceConfig {
  const config: Tree = structuredClone({ ...old });
  for (const path of paths) {
    const value = filled(get(standard, path), get(said, path));
    const last = path.at(-1);
    const parent = get(config, path.slice(0, -1));
    if (last === undefined) Object.assign(config, value);
    else if (isTree(parent)) parent[last] = value;
  }
  return settled(config);
}
