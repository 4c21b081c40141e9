// Tells the benchmark the peak memory of the process it was loaded into, in KiB.
process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))
