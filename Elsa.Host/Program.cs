using System.CommandLine;
using Elsa.Host.Cli;
using Elsa.Host.Composition;

var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
var paths = ProductPaths.From(settings, AppContext.BaseDirectory);
var root = new RootCommand("A process engine for administrative enforcement. Without a verb it serves the web application.")
{
    ServeCommand.Create(),
    DemoCommand.Create(paths.Definitions),
    PeriodCommand.Create(paths.Definitions),
    CalendarCommand.Create(settings, paths),
    VerifyCommand.Create(paths.Definitions),
    VerifyLogCommand.Create(settings, paths),
    MigrateCommand.Create(settings, paths),
    UserCommand.Create(settings, paths),
};
ServeCommand.MakeDefaultOf(root);

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false, // a bug shows its stack trace
    ProcessTerminationTimeout = null,      // the web host handles signals itself
});
return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
