/** Text as a file of the reader's browser: nothing is asked of the service. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has it when this task is over.
  setTimeout(() => URL.revokeObjectURL(url));
}
