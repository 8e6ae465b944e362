{
  const counts = document.getElementById('counts');
  const again = document.getElementById('again');
  const label = document.createElement('label');
  const live = document.createElement('input');
  live.type = 'checkbox';
  live.checked = true;
  label.append(live, ' Look again every two seconds. Each look is a request, and counted.');
  again.replaceChildren(label);
  setInterval(async () => {
    if (!live.checked || document.hidden) return;
    try {
      const answer = await fetch('./', {headers: {Accept: 'text/html'}});
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      counts.replaceChildren(...page.getElementById('counts').childNodes);
    } catch {
      live.checked = false;
    }
  }, 2000);

  for (const command of document.querySelectorAll('pre')) {
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.textContent = 'Copy';
    copy.onclick = async () => {
      await navigator.clipboard.writeText(command.textContent);
      copy.textContent = 'Copied';
    };
    if (navigator.clipboard) command.after(copy);
  }
}
