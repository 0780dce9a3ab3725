-- wrk's side of growth.py: requires verifications of ever new accounts and prints what it saw as JSON.
-- Arguments: the API key, what the accounts' names begin with.
dofile(debug.getinfo(1, 'S').source:match('^@(.*/)') .. 'wrk_result.lua')

local number = 0
local prefix

function init(args)
  wrk.method = "POST"
  wrk.headers["Authorization"] = "Bearer " .. args[1]
  wrk.headers["Content-Type"] = "application/json"
  prefix = args[2]
end

function request()
  number = number + 1
  return wrk.format(nil, "/v1/verifications", nil, string.format(
    '{"account":"%s-%d","trigger":"manual","profile":{"name":"Bench %d"}}', prefix, number, number))
end
