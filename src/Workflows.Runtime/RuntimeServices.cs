using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Workflows.Engine.Commands;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;

namespace Workflows.Runtime;

public static class RuntimeServices
{
    /// <summary>
    /// Adds the case runtime, the pumps and the watch over <c>workflows/</c>. The caller still has to add a store (cases, changes of deadlines, mails, people,
    /// bundles), a clock, and to open the definitions before the first case; without a scheduler the caller also makes the rounds (<see cref="Sweep"/>) and
    /// looks at the files (<see cref="DefinitionsWatch"/>).
    /// </summary>
    /// <param name="definitions">The folder of the procedures.</param>
    /// <param name="data">The folder of the product's data; mails without a server become files in its <c>outbox</c>.</param>
    public static IServiceCollection AddWorkflowRuntime(
        this IServiceCollection services, IConfiguration configuration, string definitions, string data, ImmutableDictionary<string, CaseAction> actions)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>());
        services.AddOptions<KeepOptions>().Bind(configuration.GetSection(KeepOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KeepOptions>, KeepOptionsValidator>());
        services.TryAddSingleton(AuthorityZone.Default);
        services.TryAddSingleton(new DefinitionsSource(definitions, Path.Combine(data, "accepted"), actions));
        services.TryAddSingleton<ProcedureLibrary>();
        services.TryAddSingleton<ICalendarInForce, ApprovedCalendar>();
        services.TryAddSingleton<DefinitionsWatch>();
        services.TryAddSingleton<IAlarm, SilentAlarm>();
        services.TryAddSingleton<CaseRuntime>();
        services.TryAddSingleton<DeadlineChangeover>();
        services.TryAddSingleton<TimerPump>();
        services.TryAddSingleton<OutboxPump>();
        services.TryAddSingleton<Clearing>();
        services.TryAddSingleton<Sweep>();
        services.TryAddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<SmtpOptions>>().Value is var smtp && smtp.Host.Length > 0
            ? new SmtpMailTransport(smtp)
            : new FileMailTransport(Path.Combine(data, "outbox"), smtp.From));
        return services;
    }
}
