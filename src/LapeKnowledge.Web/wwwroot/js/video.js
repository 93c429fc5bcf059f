// The player, and what goes with it. Without this script the browser's own controls play the video, and every link to a moment is a link.
{
  const position = seconds => {
    const whole = Math.max(0, Math.floor(seconds));
    const two = number => String(number).padStart(2, "0");
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return hours ? `${hours}.${two(minutes)}.${two(rest)}` : `${minutes}.${two(rest)}`;
  };

  const setUpPlayer = player => {
    const video = player.querySelector("video");
    const bar = player.querySelector(".player-bar");
    const part = name => bar.querySelector(`[data-${name}]`);
    const button = name => bar.querySelector(`[data-do=${name}]`);
    const [seek, time, speed, captions] = ["seek", "time", "speed", "captions"].map(part);
    video.controls = false;
    video.tabIndex = 0;
    bar.hidden = false;

    // a button that does one thing and then the other
    const show = (name, isOther, icon) => {
      const one = button(name);
      one.dataset.own ??= one.getAttribute("aria-label");
      one.setAttribute("aria-label", isOther ? one.dataset.other : one.dataset.own);
      one.querySelector("use").setAttribute("href", `/img/player.svg#${icon}`);
    };
    const toggle = () => (video.paused ? video.play().catch(() => {}) : video.pause());
    const goTo = seconds => { video.currentTime = Math.min(Math.max(0, seconds), video.duration || Infinity); };
    const by = seconds => goTo(video.currentTime + seconds);
    const mute = () => { video.muted = !video.muted; };
    const louder = step => { video.muted = false; video.volume = Math.min(1, Math.max(0, video.volume + step)); };
    const full = () => {
      if (document.fullscreenElement) {
        document.exitFullscreen();
      } else if (player.requestFullscreen) {
        player.requestFullscreen().catch(() => {});
      } else {
        video.webkitEnterFullscreen?.();
      }
    };

    const tracks = () => [...video.textTracks].filter(track => track.kind === "captions");
    let shown = captions?.value || tracks()[0]?.language;
    const showCaptions = language => {
      for (const track of tracks()) {
        track.mode = track.language === language ? "showing" : "disabled";
      }
      captions.value = language;
      shown = language || shown;
    };
    const toggleCaptions = () => captions && showCaptions(captions.value ? "" : shown);

    const tell = () => {
      const [now, all] = [position(video.currentTime), position(video.duration || 0)];
      time.textContent = `${now} / ${all}`;
      seek.value = Math.floor(video.currentTime);
      seek.setAttribute("aria-valuetext", `${now} / ${all}`);
    };
    const measure = () => { seek.max = Math.floor(video.duration || 0); tell(); };
    video.addEventListener("loadedmetadata", measure);
    video.addEventListener("durationchange", measure);
    video.addEventListener("timeupdate", tell);
    video.addEventListener("seeking", tell);
    for (const happening of ["play", "pause", "ended"]) {
      video.addEventListener(happening, () => show("play", !video.paused, video.paused ? "play" : "pause"));
    }
    video.addEventListener("volumechange", () => show("mute", video.muted, video.muted ? "muted" : "sound"));
    video.addEventListener("click", toggle);
    seek.addEventListener("input", () => goTo(Number(seek.value)));
    speed.addEventListener("change", () => { video.playbackRate = Number(speed.value); });
    captions?.addEventListener("change", () => showCaptions(captions.value));
    const doings = { play: toggle, back: () => by(-10), forward: () => by(10), mute, full };
    for (const [name, act] of Object.entries(doings)) {
      button(name).addEventListener("click", act);
    }

    // keys work within the player only, and never take those that a control of it needs
    const keys = {
      " ": toggle, k: toggle, j: () => by(-10), l: () => by(10), ArrowLeft: () => by(-5), ArrowRight: () => by(5),
      ArrowUp: () => louder(0.1), ArrowDown: () => louder(-0.1), c: toggleCaptions, m: mute, f: full,
    };
    player.addEventListener("keydown", event => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const [isButton, isRange] = [event.target.matches("button"), event.target.matches("input")];
      if (!Object.hasOwn(keys, key) || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")
        || (isButton && key === " ") || (isRange && key.startsWith("Arrow"))) {
        return;
      }
      event.preventDefault();
      keys[key]();
    });

    const problem = document.querySelector("[data-player-problem]");
    const fail = () => { problem.hidden = false; };
    video.addEventListener("error", fail);
    if (video.error) {
      fail();
    }
    measure();
    return { video, goTo };
  };

  const setUpLink = video => {
    const tools = document.querySelector("[data-player-tools]");
    const link = tools.querySelector("[data-do=link]");
    const told = tools.querySelector("[data-told]");
    tools.hidden = false;
    link.addEventListener("click", async () => {
      const seconds = Math.floor(video.currentTime);
      const address = location.origin + location.pathname + (seconds > 0 ? `?t=${seconds}` : "");
      try {
        await navigator.clipboard.writeText(address);
        told.textContent = link.dataset.done.replace("{0}", position(seconds));
      } catch {
        told.textContent = address; // not allowed: shown, to be copied by hand
      }
    });
  };

  // what is said now is marked, and comes into view unless the reader has said no
  const follow = ({ video, goTo }) => {
    const links = [...document.querySelectorAll("a[data-start]")];
    for (const link of links) {
      link.addEventListener("click", event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
          return;
        }
        event.preventDefault();
        goTo(Number(link.dataset.start));
      });
    }

    const list = document.querySelector("ol[data-cues]");
    const wanted = document.querySelector("[data-follow]");
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const cues = links.filter(link => list?.contains(link));
    const chapters = links.filter(link => !cues.includes(link));
    const startOf = link => Number(link.dataset.start);
    const lastBefore = (all, now) => all.findLast(link => startOf(link) <= now + 0.05);
    const mark = (all, current) => {
      for (const link of all) {
        if ((link === current) !== link.hasAttribute("aria-current")) {
          link.toggleAttribute("aria-current");
          if (link === current) {
            link.setAttribute("aria-current", "true");
          }
        }
      }
    };
    const reveal = link => {
      const [top, height] = [link.parentElement.offsetTop, link.parentElement.offsetHeight];
      if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) {
        list.scrollTo({ top: top - list.clientHeight / 4, behavior: still.matches ? "auto" : "smooth" });
      }
    };

    let before;
    const update = () => {
      const now = video.currentTime;
      const latest = lastBefore(cues, now);
      const cue = latest && now < Number(latest.dataset.end) + 0.05 ? latest : undefined;
      mark(cues, cue);
      mark(chapters, lastBefore(chapters, now));
      if (cue && cue !== before && wanted?.checked) {
        reveal(cue);
      }
      before = cue;
    };
    video.addEventListener("timeupdate", update);
    video.addEventListener("seeked", update);
    video.addEventListener("loadedmetadata", update);
  };

  const setUpSearch = () => {
    const tools = document.querySelector("[data-transcript-tools]");
    if (!tools) {
      return;
    }
    const [field, found] = [tools.querySelector("[data-search]"), tools.querySelector("[data-found]")];
    const lines = [...document.querySelectorAll("ol[data-cues] > li")];
    tools.hidden = false;
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      for (const line of lines) {
        line.hidden = wanted !== "" && !line.textContent.toLowerCase().includes(wanted);
      }
      found.textContent = wanted === "" ? "" : found.dataset.many.replace("{0}", lines.filter(line => !line.hidden).length);
    });
  };

  // another service is asked for nothing before the reader wants it
  const setUpEmbed = embed => {
    const show = embed.querySelector("[data-show]");
    show.hidden = false;
    show.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.src = embed.dataset.embed;
      frame.title = embed.dataset.title;
      frame.allow = "fullscreen; picture-in-picture; encrypted-media";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      embed.replaceChildren(frame);
      frame.focus();
    });
  };

  const player = document.querySelector("[data-player]");
  if (player) {
    const playing = setUpPlayer(player);
    setUpLink(playing.video);
    follow(playing);
  }
  setUpSearch();
  for (const embed of document.querySelectorAll("[data-embed]")) {
    setUpEmbed(embed);
  }
}
