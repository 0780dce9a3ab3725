import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { helpPages } from './help_pages';
import { noParser, words } from './locales/plugin.mjs';

/** Of the applicant's screens, what few people come to, or what can wait: `later`. */
const fetchedLater = [
  'entry/(OtherBrowser|WaysBack)',
  'MailLink',
  'help/',
  'account/',
  'call/(Gesture|Unreached)',
  'check/NetworkCheck',
  'meeting/',
  'phone/(Phone|Code|Foll)',
  'result/Appeal',
  'result/Results',
  'waiting/(SlotPicker|BookedScreen|CalledBack|LeaveDialog)',
];

/** Of what both pages share in a call, the same. */
const callLater = [
  'light',
  'line_check',
  'watch_',
  'diagnose',
  'inspect',
  'stills',
  'recheck',
  'recovery',
];

export default defineConfig({
  plugins: [react(), words(), helpPages()],
  resolve: { alias: noParser },
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The pages' policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        verify: 'verify.html',
        help: 'help.html',
        unsupported: 'unsupported.html',
        console: 'console.html',
      },
      output: {
        codeSplitting: {
          // A few files that come at once, not many small ones that wait for each other.
          groups: [
            {
              name: 'shared',
              test: new RegExp(
                `src/shared/(api|attempt|part|live|call/(?!${callLater.join('|')})|support/(gate|in_app)|store|ui/words)`,
              ),
            },
            {
              name: 'ui',
              test: /node_modules\/(react|react-dom|scheduler)\/|src\/shared\/ui\/(?!Fault|download)/,
            },
            {
              name: 'screens',
              test: new RegExp(
                `src/applicant/(?!${fetchedLater.join('|')})([a-z]+/)?[A-Z]\\w*\\.tsx`,
              ),
            },
          ],
        },
      },
    },
  },
});
