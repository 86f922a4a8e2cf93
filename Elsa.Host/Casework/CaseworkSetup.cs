using Elsa.Host.Forms;
using Elsa.Host.Procedures;

namespace Elsa.Host.Casework;

/// <summary>What the pages of cases and tasks are made of.</summary>
internal static class CaseworkSetup
{
    public static IServiceCollection AddCasework(this IServiceCollection services) => services
        .AddSingleton<CaseFiles>()
        .AddSingleton<Uploads>()
        .AddSingleton<FormSheets>()
        .AddScoped<ReadersWords>()
        .AddScoped<RuleMarks>()
        .AddSingleton<Pages.Procedures.RuleUses>()
        .AddScoped<Pages.Calendar.ChangeWords>()
        .AddScoped<Pages.Calendar.Approvals>()
        .AddScoped<AnswerWords>()
        .AddScoped<StuckTimers>()
        .AddScoped<Trails>()
        .AddScoped<Progress>();
}
