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
