// Passkeys: asks the site what to sign, lets the browser sign it, and sends the answer with an ordinary form.
(() => {
  "use strict";
  const supported = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  if (!supported) {
    return;
  }

  const ask = async (address, form) => {
    const answer = await fetch(address, { method: "POST", body: new FormData(form) });
    if (!answer.ok) {
      throw Object.assign(new Error("refused"), { why: answer.status === 422 ? await answer.text() : null });
    }
    return answer.json();
  };

  const creating = document.querySelector("form[data-passkey-creation]");
  if (creating) {
    const failed = document.querySelector("[data-passkey-failed]");
    document.querySelector("[data-passkey-missing]").hidden = true;
    creating.querySelector("[data-passkey-button]").disabled = false;
    creating.addEventListener("submit", async event => {
      event.preventDefault();
      failed.hidden = true;
      const proof = creating.elements.salasana;
      proof.removeAttribute("aria-invalid");
      try {
        const options = PublicKeyCredential.parseCreationOptionsFromJSON(await ask(creating.dataset.passkeyCreation, creating));
        const made = await navigator.credentials.create({ publicKey: options });
        creating.elements.avain.value = JSON.stringify(made.toJSON());
        creating.submit();
      } catch (error) {
        failed.textContent = error.why ?? (error.name === "InvalidStateError" ? failed.dataset.passkeyKnown : failed.dataset.passkeyFailed); // called off, or not possible on this device
        failed.hidden = false;
        if (error.why) {
          proof.setAttribute("aria-invalid", "true");
          proof.focus();
        }
      }
    });
  }

  const entering = document.querySelector("form[data-passkey-request]");
  if (entering) {
    let waiting = null;
    const enter = async more => {
      const options = PublicKeyCredential.parseRequestOptionsFromJSON(await ask(entering.dataset.passkeyRequest, entering));
      const signed = await navigator.credentials.get({ publicKey: options, ...more });
      entering.elements.avain.value = JSON.stringify(signed.toJSON());
      entering.submit();
    };
    entering.hidden = false;
    entering.addEventListener("submit", async event => {
      event.preventDefault();
      waiting?.abort();
      try {
        await enter({});
      } catch {
        entering.querySelector("[data-passkey-failed]").hidden = false;
      }
    });
    (async () => {
      if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
        waiting = new AbortController();
        await enter({ mediation: "conditional", signal: waiting.signal });
      }
    })().catch(() => {}); // called off by the button, or by leaving the page
  }
})();
