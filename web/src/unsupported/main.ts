import { gateHere } from '../shared/support/gate';

// Whoever brings a link here in a browser that can make the call is sent on to it.
if (/^#((help|status)&)?(lnk|hnd)_/.test(location.hash) && gateHere() === null) {
  location.replace(`/verify${location.hash}`);
}
