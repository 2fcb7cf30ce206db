// In the oldest JavaScript, so that a browser that can't run the rest still says why.
(function () {
  "use strict";
  if (typeof DecompressionStream === "undefined") {
    document.getElementById("notice").textContent =
      "这个浏览器太旧，打不开本页的数据（缺少 DecompressionStream）。请用 Edge 或 Chrome 102、Firefox 113、Safari 16.4 及以后的版本打开；" +
      "同样的数字也在发布目录的 Parquet 表里。 This browser is too old to open the data of this page. Please use Edge or Chrome 102, " +
      "Firefox 113, Safari 16.4 or later; the same numbers are in the Parquet tables of the release.";
  }
})();
