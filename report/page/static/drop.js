// Files that are dropped or chosen are sent a few at a time, and again where the
// connection was lost: what has arrived is known by name and content.
"use strict";

(() => {
	const form = document.getElementById("drop");
	const told = document.getElementById("progress");
	if (!form || !told) return;
	const mostFiles = 40, mostBytes = 16 << 20;
	let left = [], sent = 0, total = 0, sending = false;
	const wrong = [];

	const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

	function say(text) {
		told.textContent = text + (wrong.length ? ` Not taken: ${wrong.join("; ")}` : "");
	}

	async function send(files) {
		const body = new FormData();
		for (const f of files) body.append("file", f, f.name);
		for (let tried = 1; ; tried++) {
			try {
				const answer = await fetch("/inbox", { method: "POST", body, headers: { "X-Form": document.body.dataset.form } });
				const said = await answer.json();
				if (answer.ok) return said.files;
				throw new Error(said.error);
			} catch (error) {
				if (tried === 5) throw error;
				say(`The connection was lost (${error.message}); trying again.`);
				await pause(tried);
			}
		}
	}

	async function add(files) {
		left.push(...files);
		total += files.length;
		if (sending) return;
		sending = true;
		try {
			while (left.length) {
				const batch = [];
				let bytes = 0;
				while (left.length && batch.length < mostFiles && (!batch.length || bytes + left[0].size <= mostBytes)) {
					bytes += left[0].size;
					batch.push(left.shift());
				}
				say(`Sending ${sent + 1} to ${sent + batch.length} of ${total}.`);
				for (const one of await send(batch)) if (one.error) wrong.push(`${one.name}: ${one.error}`);
				sent += batch.length;
			}
			say(`Sent: ${total}.`);
		} catch (error) {
			say(`Not sent: ${total - sent} (${error.message}). Drop them again; what has arrived is not taken twice.`);
			left = [];
		}
		sending = false;
	}

	// All files of a folder, at any depth.
	async function filesOf(entry) {
		if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
		const reader = entry.createReader();
		const out = [];
		for (;;) {
			const list = await new Promise((done, failed) => reader.readEntries(done, failed));
			if (!list.length) return out;
			for (const one of list) if (!one.name.startsWith(".")) out.push(...await filesOf(one));
		}
	}

	addEventListener("dragover", (event) => {
		event.preventDefault();
		form.classList.add("over");
	});
	addEventListener("dragleave", () => form.classList.remove("over"));
	addEventListener("drop", async (event) => {
		event.preventDefault();
		form.classList.remove("over");
		const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
		if (!entries.length) return add([...event.dataTransfer.files]);
		for (const entry of entries) add(await filesOf(entry));
	});
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		for (const field of form.querySelectorAll("input[type=file]")) add([...field.files].filter((f) => !f.name.startsWith(".")));
		form.reset();
	});
	form.addEventListener("change", () => form.requestSubmit());
})();
