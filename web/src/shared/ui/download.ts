/** Text as a file of the reader's browser: nothing is asked of the service. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  downloadFrom(url, name);
  // The browser has it when this task is over.
  setTimeout(() => URL.revokeObjectURL(url));
}

/** What lies there as a file of the reader's browser; without a name, as the service calls it. */
export function downloadFrom(url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
