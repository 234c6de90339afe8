(function () {
  "use strict";
  // Anki keeps one page alive over all cards: nothing here may outlive its card but the two window.__fd names.
  if (window.__fdKeys) document.removeEventListener("keydown", window.__fdKeys, true);
  window.__fdKeys = null;
  var root = document.getElementById("fd");
  var list = root && root.querySelector(".fd-options ol");
  if (!list) return;
  var stem = root.querySelector(".fd-stem");
  var back = root.getAttribute("data-side") === "back";
  var items = [].slice.call(list.children);
  var flags = (root.getAttribute("data-flags") || "").split(/\s+/);
  var multi = flags.indexOf("multi") >= 0;
  var fixed = flags.indexOf("noshuffle") >= 0;
  var right = (root.getAttribute("data-correct") || "").split(/\s+/).filter(Boolean).map(function (n) { return n - 1; });

  // The order and the picks go from front to back in window, and in sessionStorage where the back is a page of its own.
  function hash(text) {
    var h = 2166136261;
    for (var i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    return (h >>> 0).toString(36);
  }
  var key = root.getAttribute("data-key") + ":" + hash(list.textContent);
  function save(state) {
    window.__fd = { key: key, state: state };
    try { sessionStorage.setItem("fd", JSON.stringify(window.__fd)); } catch (e) { /* storage may be shut off */ }
  }
  function load() {
    var kept = window.__fd;
    if (!kept || kept.key !== key) {
      try { kept = JSON.parse(sessionStorage.getItem("fd")); } catch (e) { kept = null; }
    }
    return kept && kept.key === key && kept.state.order.length === items.length ? kept.state : null;
  }
  function written() { return items.map(function (_, i) { return i; }); }
  function shuffled() { // Fisher-Yates over the options that are not pinned to their place
    var order = written(), free = order.filter(function (i) { return !items[i].hasAttribute("data-pin"); }), pool = free.slice();
    for (var i = pool.length - 1; i > 0; i--) {
      var j = Math.floor(Math.random() * (i + 1)), held = pool[i];
      pool[i] = pool[j];
      pool[j] = held;
    }
    free.forEach(function (place, n) { order[place] = pool[n]; });
    return order;
  }
  var state = back ? load() : null;
  if (!state) {
    state = { order: back || fixed ? written() : shuffled(), picks: [] };
    if (!back) save(state);
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  var feedback = root.querySelector(".fd-feedback");
  var box = element("div", "fd-group");
  box.setAttribute("role", multi ? "group" : "radiogroup");
  box.setAttribute("aria-labelledby", "fd-stem");
  box.dir = getComputedStyle(stem).direction;
  var inputs = state.order.map(function (at, place) {
    var label = element("label", "fd-opt tappable"); // AnkiMobile passes taps on to "tappable"
    var input = element("input", "");
    var body = element("span", "fd-body"), text = element("span", "fd-option");
    var letter = element("span", "fd-letter", String.fromCharCode(65 + place % 26));
    input.type = multi ? "checkbox" : "radio";
    input.name = "fd";
    input.value = at;
    input.checked = state.picks.indexOf(at) >= 0;
    input.disabled = back;
    letter.setAttribute("aria-hidden", "true");
    text.dir = "auto";
    while (items[at].firstChild) text.appendChild(items[at].firstChild);
    body.appendChild(text);
    label.appendChild(input);
    label.appendChild(letter);
    label.appendChild(body);
    // MathJax's output gives a label no words: the formula as it was written does
    var words = /\\\(/.test(text.innerHTML) ? text.textContent.replace(/\\[()]/g, "") : "";
    if (back) {
      var good = right.indexOf(at) >= 0, why = feedback && feedback.querySelector('[data-o="' + (at + 1) + '"]');
      if (good || input.checked) {
        var word = good ? (input.checked ? "yours" : "right") : "wrong";
        label.className += good ? " fd-right" : " fd-wrong";
        var mark = element("span", "fd-mark", (good ? "\u2713 " : "\u2717 ") + root.getAttribute("data-t-" + word));
        mark.lang = root.querySelector(".fd-verdict").lang;
        label.appendChild(mark);
        words = words && words + ", " + mark.textContent;
      }
      if (why) {
        why.className = "fd-because";
        body.appendChild(why);
      }
    }
    if (words) input.setAttribute("aria-label", words);
    box.appendChild(label);
    return input;
  });
  list.parentNode.replaceChild(box, list);
  if (feedback && !feedback.querySelector("li [data-o]")) feedback.parentNode.removeChild(feedback);

  if (back) {
    var verdict = root.querySelector(".fd-verdict");
    if (verdict && state.picks.length) {
      var all = state.picks.length === right.length && state.picks.every(function (at) { return right.indexOf(at) >= 0; });
      verdict.textContent = root.getAttribute(all ? "data-t-good" : "data-t-bad");
      verdict.className += all ? " good" : " bad";
    }
    return;
  }

  function flip() {
    if (!document.body.contains(box)) return;
    try {
      if (typeof pycmd === "function") pycmd("ans"); // desktop
      else if (typeof showAnswer === "function") showAnswer(); // AnkiDroid
      else if (typeof study !== "undefined" && study.drawAnswer) study.drawAnswer(); // AnkiWeb
      else if (window.sendMessage2) window.sendMessage2("ankitap", "midCenter"); // AnkiMobile
    } catch (e) { /* the learner flips by hand */ }
  }
  function picked(turn) {
    state.picks = inputs.filter(function (input) { return input.checked; }).map(function (input) { return +input.value; });
    save(state);
    if (turn && !multi) setTimeout(flip, 120);
  }
  var pointed = false; // the arrow keys move the choice and fire "change" too: only a tap may turn the card
  box.addEventListener("pointerdown", function () { pointed = true; });
  box.addEventListener("keydown", function () { pointed = false; });
  box.addEventListener("change", function () { picked(pointed); });
  // Plain digits, Space and Enter are Anki's own keys, Ctrl+digit sets flags.
  window.__fdKeys = function (event) {
    var digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code || "");
    var input = digit && event.altKey && !event.ctrlKey && !event.metaKey && inputs[digit[1] - 1];
    if (!input || !document.body.contains(input)) return;
    event.preventDefault();
    input.checked = multi ? !input.checked : true;
    input.focus();
    picked(true);
  };
  document.addEventListener("keydown", window.__fdKeys, true);
})();
