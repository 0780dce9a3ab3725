import { secondsSince } from '../../shared/api/clock';
import type { StaffCall } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { duration, timeOfDay } from '../../shared/ui/words';
import { text } from '../text';

const words = text.call;

export function CallCode({ code }: { code: string }) {
  return (
    <p className="call-code">
      <span className="fine">{words.code}</span>
      <strong className="code" translate="no" data-testid="call-code">
        {code}
      </strong>
      <span className="fine call-code-why">{words.codeWhy}</span>
    </p>
  );
}

export function CallTime({ call }: { call: StaffCall }) {
  const now_ms = useNow();
  return (
    <p className="call-time">
      <span className="fine">{words.elapsed}</span>
      <strong data-testid="call-elapsed">{duration(secondsSince(call.started, now_ms))}</strong>
      {call.attempt > 1 ? (
        <span className="fine">{words.attempt({ number: call.attempt })}</span>
      ) : null}
      <ApplicantDevice device={call.applicant_device} meets={call.meeting !== null} />
    </p>
  );
}

/** Somebody else may hold the phone: that it changed hands is worth a look. */
function ApplicantDevice(props: { device: StaffCall['applicant_device']; meets: boolean }) {
  const { device, meets } = props;
  if (!device) return null;
  const { kind, moved } = device;
  // A meeting is joined on each device by itself.
  const movedTo = meets ? words.pageMovedTo : words.movedTo;
  return (
    <span className="fine" role="status" data-testid="applicant-device">
      {moved ? movedTo({ device: kind, when: timeOfDay(moved) }) : words.device[kind]}
    </span>
  );
}
