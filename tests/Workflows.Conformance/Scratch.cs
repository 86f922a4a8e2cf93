using System.Diagnostics;
using Workflows.Engine.Verification;
using Workflows.Runtime.Definitions;

namespace Workflows.Conformance;

internal static class Scratch
{
    public static int Run(string[] args)
    {
        var watch = Stopwatch.StartNew();
        var world = WorkflowsReader.Read(args.Length > 1 ? args[1] : ProductTree.Workflows, null);
        foreach (var f in world.Findings) Console.WriteLine(f);
        Console.WriteLine($"read {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        var report = Verifier.Verify(world.World!.Procedures, world.World.Law);
        Console.WriteLine($"verified {watch.ElapsedMilliseconds} ms, states {report.States}");
        foreach (var p in report.Procedures) Console.WriteLine(p);
        foreach (var c in report.Constraints)
        {
            Console.WriteLine($"{c.No} {c.Verdict} {c.States} {c.Title.En} {c.Remark}");
            foreach (var t in c.Trace) Console.WriteLine($"      {t}");
        }
        foreach (var f in report.Findings)
        {
            Console.WriteLine($"{f.At} {f.Code} {f.Element} {f.Message}");
            foreach (var t in f.Trace) Console.WriteLine($"      {t}");
        }
        return 0;
    }
}
