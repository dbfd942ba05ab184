import { mount } from 'svelte';
import { look } from './app/look.svelte';
import { waitUntilSealed } from './app/seal';
import { speech } from './app/speech.svelte';
import { Workbench } from './app/workbench.svelte';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import App from './ui/App.svelte';

const bench = new Workbench({
  sealed: waitUntilSealed(),
  startEngine: async () => {
    const [{ createEngineClient }, { spawnWorker }] = await Promise.all([import('./engine/client'), import('./engine/spawn')]);
    return createEngineClient({ spawn: () => spawnWorker('engine') });
  },
  openStore: async () => (await import('./store/open')).openStore(),
});

look.start();
await speech.start();
const target = document.getElementById('app');
if (target) mount(App, { target, props: { bench } });
await bench.start(location.hash);
