/**
 * The messages of the API, written from Google's reference: what a request may hold is checked against
 * them, and so is what a field mask may name.
 */
export type Field =
  | { type: 'text'; output?: true }
  | { type: 'choice'; of: string; values: readonly string[] }
  | { type: 'message'; fields: Fields; output?: true };

export interface Fields {
  readonly [name: string]: Field;
}

const text: Field = { type: 'text' };
const outputText: Field = { type: 'text', output: true };

/** `values` without the one that every enum begins with. */
function choice(of: string, unspecified: string, ...values: string[]): Field {
  return { type: 'choice', of, values: [`${unspecified}_UNSPECIFIED`, ...values] };
}

function message(fields: Fields): Field {
  return { type: 'message', fields };
}

function output(fields: Fields): Field {
  return { type: 'message', fields, output: true };
}

const restriction = choice(
  'SpaceConfig.ModerationRestrictions.RestrictionType',
  'RESTRICTION_TYPE',
  'HOSTS_ONLY',
  'NO_RESTRICTION',
);

const automatic = choice(
  'SpaceConfig.ArtifactConfig.AutoGenerationType',
  'AUTO_GENERATION_TYPE',
  'ON',
  'OFF',
);

export const configFields: Fields = {
  accessType: choice('SpaceConfig.AccessType', 'ACCESS_TYPE', 'OPEN', 'TRUSTED', 'RESTRICTED'),
  entryPointAccess: choice(
    'SpaceConfig.EntryPointAccess',
    'ENTRY_POINT_ACCESS',
    'ALL',
    'CREATOR_APP_ONLY',
  ),
  moderation: choice('SpaceConfig.Moderation', 'MODERATION', 'OFF', 'ON'),
  moderationRestrictions: message({
    chatRestriction: restriction,
    reactionRestriction: restriction,
    presentRestriction: restriction,
    defaultJoinAsViewerType: choice(
      'SpaceConfig.ModerationRestrictions.DefaultJoinAsViewerType',
      'DEFAULT_JOIN_AS_VIEWER_TYPE',
      'ON',
      'OFF',
    ),
  }),
  attendanceReportGenerationType: choice(
    'SpaceConfig.AttendanceReportGenerationType',
    'ATTENDANCE_REPORT_GENERATION_TYPE',
    'GENERATE_REPORT',
    'DO_NOT_GENERATE',
  ),
  artifactConfig: message({
    recordingConfig: message({ autoRecordingGeneration: automatic }),
    transcriptionConfig: message({ autoTranscriptionGeneration: automatic }),
    smartNotesConfig: message({ autoSmartNotesGeneration: automatic }),
  }),
};

export const spaceFields: Fields = {
  name: outputText,
  meetingUri: outputText,
  meetingCode: outputText,
  config: message(configFields),
  activeConference: output({ conferenceRecord: outputText }),
  phoneAccess: output({
    phoneNumber: outputText,
    pin: outputText,
    regionCode: outputText,
    languageCode: outputText,
  }),
  gatewaySipAccess: output({ uri: outputText, sipAccessCode: outputText }),
};

export const memberFields: Fields = {
  name: outputText,
  email: text,
  role: choice('Member.Role', 'ROLE', 'COHOST'),
  user: outputText,
};

export const recordFields: Fields = {
  name: outputText,
  startTime: outputText,
  endTime: outputText,
  expireTime: outputText,
  space: outputText,
};

export const participantFields: Fields = {
  name: outputText,
  earliestStartTime: outputText,
  latestEndTime: outputText,
  signedinUser: output({ user: outputText, displayName: outputText }),
  anonymousUser: output({ displayName: outputText }),
  phoneUser: output({ displayName: outputText }),
};

export const sessionFields: Fields = {
  name: outputText,
  startTime: outputText,
  endTime: outputText,
};

export const recordingFields: Fields = {
  ...sessionFields,
  state: outputText,
  driveDestination: output({ file: outputText, exportUri: outputText }),
};

export const transcriptFields: Fields = {
  ...sessionFields,
  state: outputText,
  docsDestination: output({ document: outputText, exportUri: outputText }),
};

export function listFields(name: string, fields: Fields): Fields {
  return { [name]: output(fields), nextPageToken: outputText };
}

export const participantListFields: Fields = {
  ...listFields('participants', participantFields),
  totalSize: outputText,
};
