// Comfort only: every page works without it.
"use strict";

(() => {
	const typing = (at) => at && at.matches("input:not([type=checkbox]), select, textarea");

	// Names on record, suggested while one is typed.
	for (const field of document.querySelectorAll("[data-names]")) {
		let asked = 0;
		field.addEventListener("input", async () => {
			const now = ++asked;
			const query = new URLSearchParams({ field: field.dataset.names, q: field.value });
			const answer = await fetch("/names?" + query).catch(() => null);
			if (!answer || !answer.ok || now !== asked) return;
			field.list.replaceChildren(...(await answer.json()).map((name) => {
				const option = document.createElement("option");
				option.value = name;
				return option;
			}));
		});
	}

	// Enter in a field of a row saves it: without this the first button would be pressed,
	// which accepts.
	for (const form of document.querySelectorAll("form.edit")) {
		form.addEventListener("keydown", (event) => {
			if (event.key !== "Enter" || !event.target.matches("input")) return;
			event.preventDefault();
			form.requestSubmit(form.querySelector("button[value=save]"));
		});
	}

	// The row of a table that something is in, by its link.
	const line = (at) => at?.closest?.("tr")?.querySelector(".said a");

	// Several rows of the table: those that are ticked, by mouse with Shift from one to
	// another, by key with x and with Shift and j or k.
	document.documentElement.classList.add("script");
	const many = document.getElementById("many");
	const picks = () => [...document.querySelectorAll("input[form=many]")];
	const pickOf = (link) => link?.closest?.("tr")?.querySelector("input[form=many]");
	function count() {
		const form = document.getElementById("many"), n = picks().filter((p) => p.checked).length;
		form?.classList.toggle("some", n > 0);
		const said = document.getElementById("chosen");
		if (said) said.textContent = n === 1 ? "1 row selected:" : `${n} rows selected:`;
	}
	if (many) {
		let last = null;
		document.addEventListener("click", (event) => {
			if (!event.target.matches?.("input[form=many]")) return; // also of a table that came later
			const all = picks(), to = all.indexOf(event.target), from = event.shiftKey ? all.indexOf(last) : -1;
			if (from >= 0) for (const p of all.slice(Math.min(from, to), Math.max(from, to) + 1)) p.checked = event.target.checked;
			last = event.target;
			count();
		});
		// Enter in a field sets it: the first button would accept.
		document.addEventListener("keydown", (event) => {
			if (event.key !== "Enter" || !event.target.matches?.("#many input")) return;
			event.preventDefault();
			event.target.form.requestSubmit(event.target.form.querySelector("button[value=set]"));
		});
		count();
	}
	// choose makes sure that a key that is pressed in the table has rows to work on: those
	// that are chosen, or the one that is looked at.
	function choose(at) {
		const here = pickOf(at);
		if (!picks().some((p) => p.checked) && here) here.checked = true;
		count();
		return picks().some((p) => p.checked);
	}

	// Keys: what has one says so in data-key. A field that is typed in keeps its letters;
	// Escape leaves it.
	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const at = document.activeElement;
		if (typing(at)) {
			if (event.key === "Escape") at.blur();
			return;
		}
		const links = [...document.querySelectorAll("table.rows .said a")];
		if (links.length && (event.key === "j" || event.key === "k")) {
			const to = links.indexOf(line(at)) + (event.key === "j" ? 1 : -1);
			links[Math.min(Math.max(to, 0), links.length - 1)].focus();
			return;
		}
		if (links.length && many && "xJK".includes(event.key)) {
			const here = pickOf(at);
			if (event.key === "x") {
				if (here) here.checked = !here.checked;
			} else {
				const to = links[links.indexOf(line(at)) + (event.key === "J" ? 1 : -1)];
				for (const p of [here, pickOf(to)]) if (p) p.checked = true;
				to?.focus();
			}
			return count();
		}
		if (many && event.key === "Escape" && picks().some((p) => p.checked)) {
			for (const p of picks()) p.checked = false;
			return count();
		}
		const does = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
		if (!does) return;
		event.preventDefault();
		if (does.form?.id === "many" && !choose(at)) return;
		if (typing(does)) {
			does.closest("details")?.setAttribute("open", "");
			does.focus();
			does.select?.();
		} else does.click();
	});

	// The row that the page is about, in the document beside it.
	if (matchMedia("(min-width: 64rem)").matches) {
		document.querySelector("a.n.this")?.scrollIntoView({ block: "nearest" });
	}

	// What others change is said; where nothing is being typed, it is shown.
	const state = document.body.dataset.state;
	const news = document.getElementById("news");
	if (!state || !news) return;
	const changed = () => [...document.querySelectorAll("form[method=post] input:not([type=hidden]), form[method=post] textarea, form[method=post] select")]
		.some((f) => f.matches("select") ? [...f.options].some((o) => o.selected !== o.defaultSelected) && f.value !== (f.querySelector("[selected]")?.value ?? f.options[0].value) : f.value !== f.defaultValue);
	// A page that is being left must not be loaded again: that would end the way out.
	let leaving = false;
	addEventListener("submit", (event) => { leaving ||= !event.defaultPrevented; });
	addEventListener("click", (event) => {
		if (!event.target.closest?.("a[href]:not([download])")) return;
		leaving = true;
		setTimeout(() => { leaving = false; }, 3000); // a link within the page leads nowhere else
	});

	// What is made of the whole record may be older than the record: it is asked for again.
	const moment = 2000;
	let known = state, wanted = state, busy = false;
	function askAgain() {
		if (document.querySelector("[data-old]")) setTimeout(() => { wanted += "+"; refresh(); }, moment);
	}
	async function refresh() {
		if (busy || leaving || wanted === known) return;
		const live = [...document.querySelectorAll("[data-live]")];
		if (changed() || picks().some((p) => p.checked) || typing(document.activeElement) || live.some((l) => l.contains(document.activeElement))) {
			const again = document.createElement("a");
			again.href = location.href;
			again.textContent = "Load the page again";
			news.replaceChildren("The record has changed. ", again);
			return;
		}
		if (!live.length) return location.reload();
		busy = true;
		known = wanted;
		const answer = await fetch(location.href).catch(() => null);
		if (answer?.ok) {
			const page = new DOMParser().parseFromString(await answer.text(), "text/html");
			for (const l of live) l.replaceWith(page.getElementById(l.id) ?? l);
			count();
		}
		setTimeout(() => { busy = false; refresh(); }, moment); // while much is read
		askAgain();
	}
	const told = document.getElementById("progress");
	const read = document.getElementById("read"), mostRead = 30;
	function progress(event) {
		const at = JSON.parse(event.data);
		if (!told) return;
		for (const d of at.documents ?? []) {
			const line = document.createElement("li"), name = document.createElement("bdi"), what = document.createElement("span");
			name.textContent = d.path;
			what.textContent = d.reason ? `cannot be read: ${d.reason}` : d.rows === 1 ? "1 row" : `${d.rows} rows`;
			if (d.reason) what.className = "check";
			line.append(name, ": ", what);
			read.prepend(line);
			while (read.children.length > mostRead) read.lastElementChild.remove();
		}
		if (at.waiting) told.textContent = `Waiting: ${at.waiting}`;
		else if (at.failed) told.textContent = `Reading has ended: ${at.failed}`;
		else if (at.running) told.textContent = `Reading: ${at.done} of ${at.total}`;
		else if (at.total) told.textContent = `Read: ${at.total}`;
	}
	// A browser keeps few connections to one server: only what is looked at listens.
	let source;
	function listen() {
		source?.close();
		if (document.hidden) return;
		source = new EventSource("/events");
		source.addEventListener("progress", progress);
		source.addEventListener("changed", (event) => {
			wanted = event.data;
			refresh();
		});
	}
	document.addEventListener("visibilitychange", listen);
	askAgain();
	addEventListener("pagehide", () => source?.close());
	listen();
})();
