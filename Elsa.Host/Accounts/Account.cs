using Workflows.Engine.People;

namespace Elsa.Host.Accounts;

/// <summary>A person who may sign in.</summary>
internal sealed record Account(Person Person, Lazy<string> PasswordHash);
