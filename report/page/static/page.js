// Comfort only: every page works without it.
"use strict";

(() => {
	const typing = (at) => at && (at.matches("input, select, textarea") || at.isContentEditable);

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

	// Keys: what has one says so in data-key. A field that is typed in keeps its letters;
	// Escape leaves it.
	document.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const at = document.activeElement;
		if (typing(at)) {
			if (event.key === "Escape") at.blur();
			return;
		}
		const does = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
		if (!does) return;
		event.preventDefault();
		if (does.matches("input, select, textarea")) does.focus();
		else does.click();
	});

	// The row that the page is about, in the document beside it.
	if (matchMedia("(min-width: 64rem)").matches) {
		document.querySelector("a.n.this")?.scrollIntoView({ block: "nearest" });
	}
})();
