using System.Collections.Immutable;
using Workflows.Persistence.Queries;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Timing;

namespace Elsa.Host.Demo;

/// <summary>Invented cases at every stage, played up to now: what a newcomer finds in a new Development database.</summary>
internal static class SampleCases
{
    private static readonly TimeOnly s_morning = new(9, 0);

    /// <summary>Plays them into a database that has no case; leaves every other one alone.</summary>
    public static async Task LoadAsync(IConfiguration configuration, string definitions, string folder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = AuthorityZone.Default.At(AuthorityZone.Default.DayOf(now).AddDays(-45), s_morning);
        var clock = new DemoClock(start);
        await using var services = DemoRun.Services(configuration, definitions, folder, clock);
        if ((await services.GetRequiredService<CaseQueries>().CasesAsync(new() { Take = 1 }, cancellationToken)).Total > 0) return;
        await services.GetRequiredService<DefinitionsWatch>().OpenAsync(cancellationToken);
        if (!services.GetRequiredService<ProcedureLibrary>().IsOpen) return; // the host itself tells what is wrong with the files
        await new CasePlayer(services, clock, Cases(start)).PlayAsync(now, cancellationToken);
    }

    /// <param name="start">The morning on which the first one opens.</param>
    private static ImmutableArray<PlayedCase> Cases(DateTimeOffset start) =>
    [
        PlayedCase.OfUnit("sample-01", start, 11, "示例一号烟花爆竹有限公司", Courses.Lapse),
        PlayedCase.OfPerson("sample-02", start.AddDays(2), 12, "示某某", Courses.LapseOfAPrincipal),
        PlayedCase.OfUnit("sample-03", start.AddDays(5), 13, "示例三号采石场", Courses.Hearing),
        PlayedCase.OfUnit("sample-04", start.AddDays(20), 14, "示例四号建材有限公司", Courses.MissedPublication.UpTo("preview")),
        PlayedCase.OfUnit("sample-05", start.AddDays(26), 15, "示例五号化工有限公司", Courses.Hearing.UpTo("hearing-report")),
        PlayedCase.OfUnit("sample-06", start.AddDays(31), 16, "示例六号机械厂", Courses.Lapse.UpTo("legal-review")),
        PlayedCase.OfUnit("sample-07", start.AddDays(30), 17, "示例七号木业有限公司", Courses.Lapse.UpTo("decision")),
        PlayedCase.OfUnit("sample-08", start.AddDays(38), 18, "示例八号危化品仓储有限公司", Courses.FiledByPolice.UpTo("approve").UpTo("report-review")),
        PlayedCase.OfUnit("sample-09", start.AddDays(41), 19, "示例九号纺织厂", Courses.Lapse),
        PlayedCase.OfUnit("sample-10", start.AddDays(43), 20, "示例十号食品厂", Courses.Lapse.UpTo("filing-opinion")),
        PlayedCase.OfUnit("sample-11", start.AddDays(44), 21, "示例十一号印刷厂", Courses.Lapse.UpTo("inspection")),
    ];
}
