const packed = Uint8Array.from(atob(document.getElementById("data").textContent), (c) => c.charCodeAt(0));
const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
new Response(stream).json().then((data) => {
  document.getElementById("release").textContent = `${data.release.run_id}: ${data.release.reports}`;
});
