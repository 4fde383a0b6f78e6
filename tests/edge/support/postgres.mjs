// A PostgreSQL server of one's own: in a folder of its own, reached through a socket in that folder only.
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const versions = "/usr/lib/postgresql";

/** Where the newest PostgreSQL's programs are, or null where there is none. */
export function findPostgres() {
  if (!existsSync(versions)) return null;
  const newest = readdirSync(versions).sort((a, b) => Number(a) - Number(b)).at(-1);
  const bin = path.join(versions, newest, "bin");
  return existsSync(path.join(bin, "initdb")) ? bin : null;
}

/** Starts a server. `run(sql)` gives what psql prints, without headers and padding; `stop()` ends it and removes all. */
export function startPostgres() {
  const bin = findPostgres();
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-postgres-"));
  const user = givenAway(folder);
  const command = (program, ...options) => execute(user, path.join(bin, program), options);
  command("initdb", "-D", path.join(folder, "data"), "-A", "trust", "-U", "guichet", "--no-sync");
  command("pg_ctl", "-D", path.join(folder, "data"), "-w", "-l", path.join(folder, "log"),
    "-o", `-k ${folder} -c listen_addresses= -c fsync=off -c max_wal_size=4GB`, "start");
  return {
    run: (sql) => execute(user, path.join(bin, "psql"), ["-h", folder, "-U", "guichet", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1"], sql),
    stop() {
      command("pg_ctl", "-D", path.join(folder, "data"), "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to be run by root: then by the user that its package has made. */
function givenAway(folder) {
  if (process.getuid() !== 0) return null;
  const [uid, gid] = ["-u", "-g"].map((option) => Number(spawnSync("id", [option, "postgres"], { encoding: "utf8" }).stdout));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function execute(user, program, options, input) {
  const done = spawnSync(program, options, { ...user, input, encoding: "utf8", maxBuffer: 2 ** 30, cwd: "/" });
  if (done.status !== 0) throw new Error(`${program}: ${done.error ?? done.stderr}`);
  return done.stdout;
}
