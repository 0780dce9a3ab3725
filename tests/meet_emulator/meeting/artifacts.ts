import { opaque } from '../ids.ts';
import type { Artifact, Conference, SpaceConfig } from './model.ts';

/** How long after the end Drive has the file. Google says minutes; a test need not wait so long. */
const fileMs = 60_000;

export function startArtifact(
  conference: Conference,
  serial: number,
  kind: Artifact['kind'],
  now: number,
): Artifact {
  const artifact: Artifact = { serial, id: opaque(), kind, file: opaque(), startTime: now };
  conference.artifacts.push(artifact);
  return artifact;
}

export function endArtifacts({ artifacts }: Conference, now: number): void {
  for (const artifact of artifacts.filter(({ endTime }) => endTime === undefined)) {
    artifact.endTime = now;
    artifact.fileTime = now + fileMs;
  }
}

/** What begins by itself once somebody is there who may record. */
export function wantedByItself({ artifactConfig }: SpaceConfig): Artifact['kind'][] {
  const wanted: Artifact['kind'][] = [];
  if (artifactConfig.recordingConfig.autoRecordingGeneration === 'ON') wanted.push('recording');
  if (artifactConfig.transcriptionConfig.autoTranscriptionGeneration === 'ON') {
    wanted.push('transcript');
  }
  return wanted;
}

export function artifactState({ endTime, fileTime }: Artifact, now: number): string {
  if (endTime === undefined) return 'STARTED';
  return fileTime !== undefined && fileTime <= now ? 'FILE_GENERATED' : 'ENDED';
}
