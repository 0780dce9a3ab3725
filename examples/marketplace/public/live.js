// What only the browser knows: the reader's country and time zone.
const date = { day: 'numeric', month: 'long', year: 'numeric' };
const forms = {
  day: date,
  moment: { ...date, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
};
const english = navigator.languages.find((tag) => tag.split('-')[0] === 'en') ?? 'en-GB';
for (const time of document.querySelectorAll('time[data-says]')) {
  const form = new Intl.DateTimeFormat(english, forms[time.dataset.says]);
  time.textContent = form.format(new Date(time.dateTime));
}
// Where they sign in, so that e-mails can say times as they read them.
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
for (const input of document.querySelectorAll('input[name="time_zone"]')) input.value = timeZone;

// Identity Verification shows news by itself: looks for it while the page is seen, reloads when there is.
const place = document.querySelector('[data-news-url]');

async function look() {
  if (document.visibilityState !== 'visible') return;
  try {
    const response = await fetch(place.dataset.newsUrl, {
      headers: { accept: 'application/json' },
    });
    if (!response.ok || response.redirected) return;
    const { news } = await response.json();
    if (news !== place.dataset.news) location.replace(location.pathname);
  } catch {
    // Offline for a moment: the next look will tell.
  }
}

if (place) {
  setInterval(look, 3000);
  document.addEventListener('visibilitychange', look);
}
