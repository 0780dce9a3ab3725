-- wrk's side of permission.py: asks about many accounts in turn and prints what it saw as JSON.
-- Arguments: the API key, the number of accounts, the action.
dofile(debug.getinfo(1, 'S').source:match('^@(.*/)') .. 'wrk_result.lua')

local requests = {}
local next_request = 0

function init(args)
  wrk.headers["Authorization"] = "Bearer " .. args[1]
  for i = 0, tonumber(args[2]) - 1 do
    local path = string.format("/v1/accounts/bench-%d/permissions/%s", i, args[3])
    requests[i] = wrk.format("GET", path)
  end
  next_request = math.random(0, tonumber(args[2]) - 1)  -- Threads do not walk in step.
end

function request()
  next_request = (next_request + 1) % (#requests + 1)
  return requests[next_request]
end
