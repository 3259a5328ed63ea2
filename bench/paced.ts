// Requests at a rate, as citizens send them: whether or not earlier ones are answered.
import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";

export interface Sent {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
}

/** How long each took, in milliseconds, fastest first. */
export interface Took {
  all: number[];
  p50: number;
  p99: number;
}

/**
 * Sends `perSecond` requests for `seconds`. They come as irregularly as from many people who know nothing of each other
 * (a Poisson process), and are timed from the moment they were due. autocannon's own rate sends each second's share in
 * one burst, and counts an answer of n milliseconds n times.
 * @param perSecond always, or at each share (0–1) of the time
 * @param next the next request and the name under which its time is counted
 */
export async function paced(
  perSecond: number | ((share: number) => number),
  seconds: number,
  connections: number,
  next: () => { name: string; sent: Sent },
): Promise<Record<string, Took>> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: Record<string, number[]> = {};
  const send = (due: number) =>
    new Promise<void>((resolve, reject) => {
      const { name, sent } = next();
      const { url, method, headers, body } = sent;
      const sending = request(url, { agent, method, headers }, (answer) => {
        if (answer.statusCode! >= 300) reject(new Error(`${url}: ${answer.statusCode}`));
        answer.resume().on("end", () => resolve(void (took[name] ??= []).push(performance.now() - due)));
      });
      sending.on("error", reject).end(body);
    });
  const all: Promise<void>[] = [];
  const start = performance.now();
  const rate = (due: number) =>
    typeof perSecond === "number" ? perSecond : perSecond((due - start) / (seconds * 1000));
  for (let due = start; due < start + seconds * 1000; due -= (Math.log(1 - Math.random()) * 1000) / rate(due)) {
    const wait = due - performance.now();
    if (wait > 0) await setTimeout(wait);
    all.push(send(due));
  }
  await Promise.all(all);
  agent.destroy();
  return Object.fromEntries(Object.entries(took).map(([name, times]) => [name, summary(times)]));
}

function summary(times: number[]): Took {
  const all = times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(all[Math.floor(all.length * share)]! * 10) / 10;
  return { all, p50: at(0.5), p99: at(0.99) };
}
