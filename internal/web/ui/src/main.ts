// Every page works without this script; it adds suggestions, keys, and links between a text and what was read from it.
import { mount } from "svelte";
import Help from "./Help.svelte";
import Suggest from "./Suggest.svelte";
import { keys } from "./keys";
import { reading } from "./reading";
import { timeline } from "./timeline";
import "./app.css";

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) {
  mount(Suggest, { target: input.parentElement!, props: { input } });
}
for (const figure of document.querySelectorAll<HTMLElement>("[data-timeline]")) timeline(figure);
for (const article of document.querySelectorAll<HTMLElement>("[data-document]")) reading(article);
const help = mount(Help, { target: document.body });
keys(() => help.toggle());
