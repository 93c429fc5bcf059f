// Passkeys: asks the site what to sign, lets the browser sign it, and sends the answer with an ordinary form.
(() => {
  "use strict";
  const supported = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  if (!supported) {
    return;
  }

  const ask = async (address, form) => {
    const token = new FormData();
    token.set("tunniste", form.elements.tunniste.value);
    const answer = await fetch(address, { method: "POST", body: token });
    if (!answer.ok) {
      throw new Error("refused");
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
      try {
        const options = PublicKeyCredential.parseCreationOptionsFromJSON(await ask(creating.dataset.passkeyCreation, creating));
        const made = await navigator.credentials.create({ publicKey: options });
        creating.elements.avain.value = JSON.stringify(made.toJSON());
        creating.submit();
      } catch {
        failed.hidden = false; // called off, or not possible on this device
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
